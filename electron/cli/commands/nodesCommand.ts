import type { NodeDefinition } from '../../../shared/nodes/definition.ts';
import { listDefinitions } from '../../../shared/nodes/registry.ts';
import type { CommandContext } from '../commandContext.ts';
import { EXIT, type ExitCode } from '../exitCodes.ts';

/** Lists every kind of node. */
export function nodesCommand(options: { readonly json: boolean }, { host, language }: CommandContext): ExitCode {
  const definitions = listDefinitions();
  if (options.json) {
    host.out(`${JSON.stringify({ nodes: definitions.map((definition) => describeKind(definition, language)) })}\n`);
    return EXIT.ok;
  }
  const width = Math.max(...definitions.map(({ kind }) => kind.length));
  for (const { kind, category, title, params } of definitions) {
    host.out(
      `${kind.padEnd(width)}  ${category.padEnd(10)}  ${title[language]}  {${Object.keys(params).join(', ')}}\n`,
    );
  }
  return EXIT.ok;
}

function describeKind(definition: NodeDefinition, language: CommandContext['language']) {
  const values = definition.initialValues();
  const describePorts = (ports: ReturnType<NodeDefinition['inputs']>) =>
    ports.map(({ name, carries, many, optional }) => ({
      name,
      carries,
      many: many ?? false,
      optional: optional ?? false,
    }));
  return {
    kind: definition.kind,
    version: definition.version,
    category: definition.category,
    title: definition.title[language],
    docs: definition.docs[language],
    inputs: describePorts(definition.inputs(values)),
    outputs: describePorts(definition.outputs(values)),
    parameters: Object.entries(definition.params).map(([name, parameter]) => ({
      name,
      label: parameter.label[language],
      help: parameter.help[language],
      unit: parameter.unit?.[language] ?? null,
      initial: parameter.initial,
      control: parameter.control,
    })),
  };
}
