/**
 * What the stand-ins' clients build their elements with. Where the page is scrambled, elements come in another order and
 * within boxes of which nobody knew: decided where they are made, so the page's own scripts draw, change and remove
 * them as ever. The boxes take no part in the layout.
 */
import type { ElementType, Key, ReactElement, ReactNode } from 'react';
import { Fragment, jsx as plainJsx, jsxs as plainJsxs } from 'react/jsx-runtime';
import { driftSeed, hashOf } from './seed';

export { Fragment };

interface Props {
  className?: unknown;
  children?: ReactNode | ReactNode[];
}
type Make = (type: ElementType, props: Props, key?: Key) => ReactElement;

/** A browser takes these as parts of what is around them, in their order. */
const ordered = /^(?:table|thead|tbody|tr|select|dl|svg|g)$/;
const bound =
  /^(?:thead|tbody|tr|td|th|li|option|dt|dd|path|circle|rect|g|line|polyline|dialog|html|head|body)$/;

/** The same for every element of one kind, however often it is drawn: another answer would draw it anew. */
const nameOf = (type: string, { className }: Props) => `${type} ${String(className ?? '').split(' ')[0]}`;

function drifted(make: Make): Make {
  return (type, props, key) => {
    if (typeof type !== 'string') return make(type, props, key);
    const name = nameOf(type, props);
    // Only children whose places the source fixes; a list's are React's to keep by key.
    const given = make === (plainJsxs as Make) && !ordered.test(type) ? reordered(props, name) : props;
    if (bound.test(type) || hashOf('box', name) % 2 === 0) return make(type, given, key);
    const box = /^(?:a|span|b|svg|button|label|input)$/.test(type) ? 'span' : 'div';
    return plainJsx(box, { style: { display: 'contents' }, children: make(type, given) }, key);
  };
}

function reordered(props: Props, name: string): Props {
  if (!Array.isArray(props.children)) return props;
  const places = props.children.map((child, at) => ({ child, rank: hashOf('order', name, at) }));
  places.sort((one, other) => one.rank - other.rank);
  return { ...props, children: places.map(({ child }) => child) };
}

export const jsx: Make = driftSeed > 0 ? drifted(plainJsx as Make) : (plainJsx as Make);
export const jsxs: Make = driftSeed > 0 ? drifted(plainJsxs as Make) : (plainJsxs as Make);
