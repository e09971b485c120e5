import { expect, type Locator, type Page } from '@playwright/test';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `conv2d_1.output`: a port by the id of its node and its name. */
type PortName = `${string}.${string}`;

/** The canvas with its cards and wires. Nodes go by their ids, as the inspector shows them (`conv2d_1`). */
export class Canvas {
  readonly root: Locator;
  readonly nodes: Locator;
  readonly wires: Locator;

  constructor(private readonly page: Page) {
    this.root = page.getByTestId('canvas');
    this.nodes = this.root.locator('.react-flow__node');
    this.wires = this.root.locator('.react-flow__edge');
  }

  node(id: string): Locator {
    return this.root.getByTestId(`node-${id}`);
  }

  port(side: 'input' | 'output', name: PortName): Locator {
    const dot = name.lastIndexOf('.');
    return this.root.getByTestId(`port-${name.slice(0, dot)}-${side}-${name.slice(dot + 1)}`);
  }

  /** The wire between two ports, by the id that the file gives it. */
  wire(from: PortName, to: PortName): Locator {
    return this.root.locator(`.react-flow__edge[data-id="${from}-${to}"]`);
  }

  /** What is said beside the wire that leaves a port: the shape that flows. */
  shapeAfter(from: PortName): Locator {
    return this.root.locator(`.react-flow__edge[data-id^="${from}-"] .shape-pill text`);
  }

  async select(id: string): Promise<void> {
    // The middle, where no port is: ports start a wire.
    await this.node(id).click();
    await expect(this.node(id)).toHaveAttribute('data-selected', 'true');
  }

  /** Draws a wire with the mouse, from an output to an input. */
  async drawWire(from: PortName, to: PortName): Promise<void> {
    await this.drawWireTo(from, await middleOf(this.port('input', to)));
  }

  /** Draws a wire from an output to a place of the window. */
  async drawWireTo(from: PortName, end: Point): Promise<void> {
    const start = await middleOf(this.port('output', from));
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2 + 12, { steps: 4 });
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Moves a card by dragging it. */
  async dragNode(id: string, by: Point): Promise<void> {
    const head = await middleOf(this.node(id));
    await this.page.mouse.move(head.x, head.y);
    await this.page.mouse.down();
    await this.page.mouse.move(head.x + by.x / 2, head.y + by.y / 2, { steps: 4 });
    await this.page.mouse.move(head.x + by.x, head.y + by.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** A place on the canvas in pixels of the window: shares of its width and height. */
  async placeAt(shareX: number, shareY: number): Promise<Point> {
    const box = await boxOf(this.root);
    return { x: box.x + box.width * shareX, y: box.y + box.height * shareY };
  }

  /** The middle of a straight wire, in pixels of the window. */
  async middleOfWire(from: PortName, to: PortName): Promise<Point> {
    const start = await middleOf(this.port('output', from));
    const end = await middleOf(this.port('input', to));
    return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  }

  async positionOf(id: string): Promise<Point> {
    const box = await boxOf(this.node(id));
    return { x: Math.round(box.x), y: Math.round(box.y) };
  }

  async useTool(
    name: 'Zoom in' | 'Zoom out' | 'Zoom to 100 %' | 'Fit everything' | 'Tidy up the layout',
  ): Promise<void> {
    await this.root.getByRole('toolbar', { name: 'Canvas tools' }).getByRole('button', { name }).click();
  }
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`Not in sight: ${locator}`);
  return box;
}

async function middleOf(locator: Locator): Promise<Point> {
  const box = await boxOf(locator);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
