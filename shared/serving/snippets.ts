import { exampleRow } from './openApi.ts';
import type { ServedModel } from './servedModel.ts';

export const SNIPPET_LANGUAGES = ['curl', 'python', 'typescript'] as const;
export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];

/** A few lines that ask this very model, with the real columns. The key comes from TENSORLOOM_KEY, never into the text. */
export function writeSnippet(model: ServedModel, address: string, language: SnippetLanguage): string {
  const url = `${address}/predict/${model.name}`;
  const isImage = model.input === 'image';
  const body = JSON.stringify({ rows: [exampleRow(model)] });
  switch (language) {
    case 'curl':
      return isImage
        ? [
            `curl ${url} \\`,
            '  -H "Authorization: Bearer $TENSORLOOM_KEY" \\',
            '  -H "Content-Type: image/png" \\',
            '  --data-binary @image.png',
          ].join('\n')
        : [
            `curl ${url} \\`,
            '  -H "Authorization: Bearer $TENSORLOOM_KEY" \\',
            '  -H "Content-Type: application/json" \\',
            // A single quote cannot stand inside of single quotes in a shell.
            `  -d '${body.replaceAll("'", "'\\''")}'`,
          ].join('\n');
    case 'python':
      return [
        'import json, os, urllib.request',
        '',
        isImage
          ? 'body = open("image.png", "rb").read()'
          : `body = json.dumps(json.loads(${JSON.stringify(body)})).encode()`,
        `request = urllib.request.Request(${JSON.stringify(url)}, data=body, headers={`,
        '    "Authorization": "Bearer " + os.environ["TENSORLOOM_KEY"],',
        `    "Content-Type": "${isImage ? 'image/png' : 'application/json'}",`,
        '})',
        'print(json.load(urllib.request.urlopen(request))["predictions"][0])',
      ].join('\n');
    case 'typescript':
      return [
        ...(isImage ? ["import { readFile } from 'node:fs/promises';", ''] : []),
        `const response = await fetch(${JSON.stringify(url)}, {`,
        "  method: 'POST',",
        '  headers: {',
        "    authorization: 'Bearer ' + process.env.TENSORLOOM_KEY,",
        `    'content-type': '${isImage ? 'image/png' : 'application/json'}',`,
        '  },',
        isImage ? "  body: await readFile('image.png')," : `  body: JSON.stringify(${body}),`,
        '});',
        'console.log(await response.json());',
      ].join('\n');
  }
}
