/** Runs in the page: the reader, where the test can call it. */
import { virtual } from '@guidepup/virtual-screen-reader';

Object.assign(globalThis, { screenReader: virtual });
