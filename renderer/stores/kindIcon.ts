import { CircleHelp, icons, type LucideIcon } from 'lucide-react';

const byName: ReadonlyMap<string, LucideIcon> = new Map(Object.entries(icons));

/** The icon that a definition names; a question mark for a name that the icon set does not have. */
export function kindIcon(name: string | undefined): LucideIcon {
  return byName.get(name ?? '') ?? CircleHelp;
}
