import { useEffect, useState } from 'react';

/** An invite link that another page of ours has handed on: `#/team?join=…`. It leaves the address at once. */
export function useInviteLink(): string {
  const [link] = useState(() => {
    const [, query = ''] = globalThis.location.hash.split('?');
    return (new URLSearchParams(query).get('join') ?? '').slice(0, 2000);
  });
  useEffect(() => {
    if (link) globalThis.history.replaceState(null, '', '#/team');
  }, [link]);
  return link;
}
