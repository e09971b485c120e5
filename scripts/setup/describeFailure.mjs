/**
 * The one line of an installer's output that says what went wrong; stacks and Node's closing words say nothing to a person.
 * @param {string} output
 * @returns {string | null}
 */
export function describeFailure(output) {
  // Electron's downloader prints only this, without the reason below it.
  if (/fetch failed/.test(output)) return 'its host cannot be reached';
  const lines = output.split('\n').map((line) => line.trim());
  return (
    lines.find((line) => /^([A-Za-z]*Error|npm error|ERROR)\b/.test(line)) ??
    lines.findLast((line) => line !== '') ??
    null
  );
}
