import { z } from 'zod';
import { AppError } from '../base/appError.ts';

/** One end of a two-way message channel: a window, a process, or a pair in a test. Structured clone or JSON, either works. */
export interface Port {
  post(message: unknown): void;
  /** Returns the function that stops listening. */
  listen(receive: (message: unknown) => void): () => void;
}

export interface CallContract {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}
export interface Contract {
  readonly calls: Readonly<Record<string, CallContract>>;
  readonly events: Readonly<Record<string, z.ZodType>>;
}

export type CallInput<C extends Contract, K extends keyof C['calls']> = z.input<C['calls'][K]['input']>;
export type CallOutput<C extends Contract, K extends keyof C['calls']> = z.output<C['calls'][K]['output']>;
export type Handlers<C extends Contract> = {
  readonly [K in keyof C['calls']]: (
    input: z.output<C['calls'][K]['input']>,
    context: CallContext,
  ) => Promise<z.input<C['calls'][K]['output']>>;
};
export interface CallContext {
  /** Aborted when the caller cancels the call or goes away. */
  readonly signal: AbortSignal;
}
export type EventOf<C extends Contract, K extends keyof C['events']> = z.output<C['events'][K]>;

/** An error as it crosses a process border: never a stack, never a path that the other side has no business with. */
export const wireErrorSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type WireError = z.infer<typeof wireErrorSchema>;

const requestSchema = z.object({ type: z.literal('call'), id: z.number().int(), call: z.string(), input: z.unknown() });
const cancelSchema = z.object({ type: z.literal('cancel'), id: z.number().int() });
const resultSchema = z.object({ type: z.literal('result'), id: z.number().int(), output: z.unknown() });
const errorSchema = z.object({ type: z.literal('error'), id: z.number().int(), error: wireErrorSchema });
const eventSchema = z.object({ type: z.literal('event'), event: z.string(), payload: z.unknown() });
const requestMessageSchema = z.discriminatedUnion('type', [requestSchema, cancelSchema]);
const replyMessageSchema = z.discriminatedUnion('type', [resultSchema, errorSchema, eventSchema]);

export interface Answering<C extends Contract> {
  emit<K extends keyof C['events'] & string>(event: K, payload: z.input<C['events'][K]>): void;
  close(): void;
}

/**
 * Answers the calls of a contract at one end of a port. Every input is parsed here, on the receiving side; an unknown
 * call or a bad input is refused before any handler sees it. `report` gets what is a bug (not an AppError).
 */
export function answer<C extends Contract>(
  port: Port,
  contract: C,
  handlers: Handlers<C>,
  report: (call: string, error: unknown) => void,
): Answering<C> {
  const running = new Map<number, AbortController>();
  const stop = port.listen((raw) => {
    const message = requestMessageSchema.safeParse(raw);
    if (!message.success) return;
    if (message.data.type === 'cancel') {
      running.get(message.data.id)?.abort();
      return;
    }
    const { id, call, input } = message.data;
    const controller = new AbortController();
    running.set(id, controller);
    void (async () => {
      try {
        const description = Object.hasOwn(contract.calls, call) ? contract.calls[call] : undefined;
        const handler = Object.hasOwn(handlers, call) ? handlers[call] : undefined;
        if (!description || !handler) throw new AppError('ipc.unknownCall', { call });
        const parsed = description.input.safeParse(input);
        if (!parsed.success) {
          const issue = parsed.error.issues[0];
          throw new AppError('ipc.badInput', {
            call,
            place: issue?.path.join('.') ?? '',
            reason: issue?.message ?? '',
          });
        }
        port.post({ type: 'result', id, output: await handler(parsed.data as never, { signal: controller.signal }) });
      } catch (error) {
        if (!(error instanceof AppError)) report(call, error);
        port.post({ type: 'error', id, error: toWireError(error) });
      } finally {
        running.delete(id);
      }
    })();
  });
  return {
    emit: (event, payload) => port.post({ type: 'event', event, payload }),
    close: () => {
      stop();
      for (const controller of running.values()) controller.abort();
    },
  };
}

/** What may cross the border of an error: its code and values, or `unexpected` for a bug. */
export function toWireError(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, values: { ...error.values } };
  return { code: 'unexpected', values: { reason: error instanceof Error ? error.message : String(error) } };
}

export interface Client<C extends Contract> {
  call<K extends keyof C['calls'] & string>(
    call: K,
    input: CallInput<C, K>,
    options?: { signal?: AbortSignal },
  ): Promise<CallOutput<C, K>>;
  on<K extends keyof C['events'] & string>(event: K, receive: (payload: EventOf<C, K>) => void): () => void;
  /** Rejects everything that waits, and everything that comes, with this error: the other side is gone. */
  fail(error: AppError): void;
}

/** The calling end of a contract. Results and events are parsed on arrival; errors come back as AppError. */
export function createClient<C extends Contract>(port: Port, contract: C): Client<C> {
  let nextId = 1;
  let gone: AppError | null = null;
  const waiting = new Map<
    number,
    { call: string; resolve: (value: unknown) => void; reject: (error: AppError) => void }
  >();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  port.listen((raw) => {
    const message = replyMessageSchema.safeParse(raw);
    if (!message.success) return;
    if (message.data.type === 'event') {
      const schema = Object.hasOwn(contract.events, message.data.event)
        ? contract.events[message.data.event]
        : undefined;
      const payload = schema?.safeParse(message.data.payload);
      if (!payload?.success) return;
      for (const receive of listeners.get(message.data.event) ?? []) receive(payload.data as never);
      return;
    }
    const pending = waiting.get(message.data.id);
    if (!pending) return;
    waiting.delete(message.data.id);
    if (message.data.type === 'error') {
      pending.reject(new AppError(message.data.error.code, message.data.error.values));
      return;
    }
    const output = contract.calls[pending.call]?.output.safeParse(message.data.output);
    if (output?.success) pending.resolve(output.data);
    else
      pending.reject(
        new AppError('ipc.badOutput', { call: pending.call, reason: output?.error.issues[0]?.message ?? '' }),
      );
  });
  return {
    call: (call, input, options) =>
      new Promise((resolve, reject) => {
        if (gone) {
          reject(gone);
          return;
        }
        const id = nextId++;
        waiting.set(id, { call, resolve: resolve as (value: unknown) => void, reject });
        options?.signal?.addEventListener('abort', () => port.post({ type: 'cancel', id }), { once: true });
        port.post({ type: 'call', id, call, input });
      }),
    on: (event, receive) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(receive as (payload: never) => void);
      return () => set.delete(receive as (payload: never) => void);
    },
    fail: (error) => {
      gone = error;
      for (const pending of waiting.values()) pending.reject(error);
      waiting.clear();
    },
  };
}
