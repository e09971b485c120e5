/** How a kind travels when it is dragged from the palette to the canvas. */
export const KIND_MIME = 'application/x-tensorloom-kind';
