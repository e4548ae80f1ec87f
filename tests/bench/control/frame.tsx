import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';

function Empty() {
  useEffect(() => {
    performance.mark('keyline:interactive');
  }, []);
  return <button type="button">ready</button>;
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Empty />);
