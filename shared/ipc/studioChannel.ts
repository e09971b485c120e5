/** The only channel between a window and main; everything on it is a message of studioContract. */
export const STUDIO_CHANNEL = 'studio';
