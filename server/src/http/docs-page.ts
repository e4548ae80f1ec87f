import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { OpenApi, Operation } from './openapi';

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#fff, #18191a);
  color: light-dark(#292a2e, #cecfd2); }
a { color: light-dark(#1868db, #669df1); }
body { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1rem; margin: 0; }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; }
pre { overflow: auto; max-height: 24rem; padding: 0.75rem; border-radius: 6px; background: #8881; }
section { border-top: 1px solid #8884; padding: 1rem 0; }
p { margin: 0.25rem 0; } .who { opacity: 0.75; }
summary { cursor: pointer; padding: 0.25rem 0; } table { border-collapse: collapse; }
td, th { text-align: left; padding: 0.125rem 1rem 0.125rem 0; font-weight: normal; vertical-align: top; }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** The document for people: no script at all, and the one style named by its hash. */
export function docsPage(c: Context, { info, paths }: OpenApi) {
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(method, path, operation)),
  );
  return c.html(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<h1>${info.title} ${info.version}</h1>
<p>${info.description}</p>
<p>For programs: <a href="/v1/openapi.json">openapi.json</a></p>
${operations}
</main>
</body>
</html>`);
}

const section = (
  method: string,
  path: string,
  operation: Operation,
) => html`<section id="${operation.operationId}">
<h2><code>${method.toUpperCase()} ${path}</code></h2>
<p>${operation.summary}</p>
<p class="who">${operation.description}</p>
${parameters(operation)}
${schema('Body', operation.requestBody?.content)}
${schema('Answer', operation.responses[200]?.content)}
</section>`;

const parameters = ({ parameters }: Operation) =>
  parameters.length === 0
    ? ''
    : html`<table><tbody>${parameters.map(
        (one) =>
          html`<tr><th scope="row"><code>${one.name}</code></th><td>${one.in === 'path' ? 'in the path' : one.required ? 'in the query' : 'in the query, may be left out'}</td></tr>`,
      )}</tbody></table>`;

const schema = (name: string, content: unknown) =>
  content === undefined
    ? ''
    : html`<details><summary>${name}</summary><pre tabindex="0">${JSON.stringify(content, null, 2)}</pre></details>`;
