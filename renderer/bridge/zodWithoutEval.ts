import { z } from 'zod';

// zod compiles its parsers with `new Function` where it may. The page's policy forbids that, and the mere attempt is
// reported as a violation; so this module is imported before any schema is built.
z.config({ jitless: true });
