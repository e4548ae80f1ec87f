import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { testConfig } from '../../test/parts';
import { routes } from '../routes';
import { docsPage } from './docs-page';
import { type OpenApi, openApi } from './openapi';

const document = openApi(routes, testConfig);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Every `$ref` in it leads somewhere. */
function references(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}
const follow = (root: unknown, ref: string) =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], root);

describe('the OpenAPI document', () => {
  it('has every route, and nothing else', () => {
    const ours = routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(ours.sort());
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(routes.length);
  });

  it.each(operations)('$method $path is whole', ({ path, operation }) => {
    const inPath = operation.parameters.filter((one) => one.in === 'path');
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every(({ required }) => required)).toBe(true);
    expect(operation.responses[200]?.content).toBeTypeOf('object');
    expect(operation.responses.default).toBeDefined();
    const route = routes.find(({ path: known }) => known.replace(/:(\w+)/g, '{$1}') === path);
    expect(operation.security).toEqual(route?.who === 'anybody' ? [] : [{ bearer: [] }]);
    expect(JSON.stringify(operation)).not.toContain('$schema');
  });

  it('survives JSON, and its references lead somewhere', () => {
    const read: OpenApi = JSON.parse(JSON.stringify(document));
    expect(read).toEqual(document);
    expect(read.openapi).toBe('3.1.0');
    for (const ref of references(read)) expect(follow(read, ref), ref).toBeTypeOf('object');
    expect(references(read)).toContain('#/components/schemas/Problem');
  });
});

describe('the page of it', () => {
  it('names every route, runs no script and lets none in', async () => {
    const answer = await new Hono().get('/docs', (c) => docsPage(c, document)).request('/docs');
    const text = await answer.text();
    for (const { path } of operations) expect(text).toContain(path);
    expect(text).not.toMatch(/<script|style=|onclick/);
    const policy = answer.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });
});
