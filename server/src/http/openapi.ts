import * as z from 'zod/mini';
import { problemSchema } from '@/lib/protocol/problem';
import type { Config } from '../config';
import type { Route, Who } from './route';

type Json = Record<string, unknown>;

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  security: Json[];
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: Json }[];
  requestBody?: { required: true; content: Json };
  responses: Record<string, Json>;
}

export interface OpenApi {
  openapi: '3.1.0';
  info: Json;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: Json;
}

const mayAsk: Record<Who, string> = {
  anybody: 'Anybody may ask.',
  person: 'Whoever is signed in.',
  viewer: 'Members of the workspace.',
  member: 'Members of the workspace who may write.',
  admin: 'Admins and owners of the workspace.',
  owner: 'Owners of the workspace.',
};

/** OpenAPI 3.1 of the very schemas that requests are checked with: it cannot say anything else than the server does. */
export function openApi(
  routes: readonly Route[],
  { origin, version }: Pick<Config, 'origin' | 'version'>,
): OpenApi {
  const paths: OpenApi['paths'] = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Keyline team server',
      version,
      description:
        'What the extension and the dashboard speak with. Every refusal has the shape of a problem.',
    },
    servers: [{ url: origin }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The token of a signed-in device.' },
      },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
    },
  };
}

function operation(route: Route): Operation {
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return {
    operationId: [route.method, ...route.path.split('/').filter(Boolean)].join('-').replaceAll(':', ''),
    summary: route.summary,
    description: mayAsk[route.who],
    security: route.who === 'anybody' ? [] : [{ bearer: [] }],
    parameters: [
      ...names.map((name) => ({
        name,
        in: 'path' as const,
        required: true,
        schema: name === 'ws' ? { type: 'string', format: 'uuid' } : { type: 'string' },
      })),
      ...(route.query ? queryParameters(schemaOf(route.query, 'input')) : []),
    ],
    ...(route.body && {
      requestBody: {
        required: true as const,
        content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
      },
    }),
    responses: { 200: success(route.answer), default: problem },
  };
}

const problem = {
  description: 'A refusal, in words.',
  headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function success(answer: Route['answer']): Json {
  if (answer === 'ndjson')
    return {
      description: 'A line of JSON each.',
      content: { 'application/x-ndjson': { schema: { type: 'string' } } },
    };
  if (answer === 'events')
    return {
      description: 'Server-sent events, until one side ends them.',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    };
  return { description: 'Done.', content: { 'application/json': { schema: schemaOf(answer, 'output') } } };
}

function queryParameters({ properties, required }: Json): Operation['parameters'] {
  const needed = Array.isArray(required) ? required : [];
  return Object.entries((properties ?? {}) as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: needed.includes(name),
    schema,
  }));
}

/** 2020-12 is OpenAPI 3.1's own dialect. What JSON Schema cannot say is let through: the server checks it all the same. */
function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
