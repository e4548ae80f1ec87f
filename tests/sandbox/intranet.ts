import { type Call, escapeHtml, sendPage } from './answer';

/** `intranet.example.test`: a site that is no Jira. It answers every address with a page, as many portals do. */
export function answerIntranet({ response, url }: Call): void {
  sendPage(
    response,
    200,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Acme intranet</title></head>
<body><h1>Acme intranet</h1><p>You are at ${escapeHtml(url.pathname)}.</p>
<p><a href="/browse/WEB-142">WEB-142</a> is written on a note at the coffee machine. Lunch: <a href="/menu">menu</a>.</p></body></html>`,
  );
}
