import { label } from './extension';

export interface Mount {
  node: HTMLElement;
  root: ShadowRoot;
  /** Puts the node where it can be seen and used; true where its frame had to reload for that. */
  place: () => boolean;
}

type Home = Element & { moveBefore?: (node: Node, before: Node | null) => void };

/**
 * The one node in the host page, beside its body: the server-rendered tree is thrown away on hydration, and a modal
 * may make all of the body inert. A native modal `<dialog>` makes everything outside it inert, so the node moves into it.
 */
export function mountNode(): Mount {
  for (const old of document.querySelectorAll('keyline-panel,keyline-chip')) old.remove();
  const node = document.createElement('keyline-panel');
  node.setAttribute('role', 'complementary');
  node.setAttribute('aria-label', label('contentPanel'));
  // Atlaskit's focus trap leaves alone what carries this.
  node.setAttribute('data-no-focus-lock', 'true');
  const root = node.attachShadow({ mode: 'closed' });
  const place = () => {
    const dialogs = [...document.getElementsByTagName('dialog')].filter((dialog) => dialog.matches(':modal'));
    const home: Home = dialogs.at(-1) ?? document.documentElement;
    if (node.parentNode === home) return false;
    if (node.isConnected && home.moveBefore) {
      home.moveBefore(node, null);
      return false;
    }
    home.append(node);
    return true;
  };
  place();
  return { node, root, place };
}
