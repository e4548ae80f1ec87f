import type { HostAnchor } from '../anchors';
import { jiraDc } from './page';

const own = /\/browse\/|\/projects\/[^/]+\/(?:issues|queues(?:\/[^/]+)+)\/\w+-\d/;
const board = /\/secure\/RapidBoard\.jspa\?(?!.*\bview=report)/;

export const jiraDcAnchors: readonly HostAnchor[] = [
  { kind: 'heading', on: own, selector: '#summary-val' },
  { kind: 'identity', on: own, selector: '#key-val[rel]' },
  { kind: 'asides', on: own, selector: '[id$=module],#ghx-detail-view' },
  { kind: 'person', on: 'every', selector: 'meta[name=ajs-remote-user]' },
  { kind: 'context', on: 'every', selector: 'meta[name=ajs-context-path]' },
  { kind: 'links', on: board, selector: jiraDc.links },
  { kind: 'cards', on: board, selector: jiraDc.rows },
  { kind: 'place', on: board, selector: '.ghx-key' },
];
