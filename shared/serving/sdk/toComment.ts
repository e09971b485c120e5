/** Text from a person for a comment: on one line, and unable to end it. */
export function toComment(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '* /').replaceAll('"""', "'''").replaceAll('\\', '/').slice(0, 200);
}
