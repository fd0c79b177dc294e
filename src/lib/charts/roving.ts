// How does one walk over a drawing's marks by keyboard? One stop for the whole, arrow keys inside.

const STEPS: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => Math.min(index + 1, count - 1),
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowLeft: (index) => Math.max(index - 1, 0),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Makes the named links inside of an element one stop of the tab key, the arrow keys going from one to the next. Works
 * for drawings that come later. Without scripting every mark is a stop of its own. Returns what undoes it.
 */
export function roving(element: Element): () => void {
  const arrange = (): void => {
    for (const drawing of element.querySelectorAll('svg'))
      marksOf(drawing).forEach((mark, index) => mark.setAttribute('tabindex', index ? '-1' : '0'));
  };
  const walk = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || !(event.target instanceof Element)) return;
    const step = STEPS[event.key];
    const drawing = event.target.closest('svg');
    const mark = event.target.closest('a');
    if (!step || !drawing || !mark) return;
    const marks = marksOf(drawing);
    const next = marks[step(marks.indexOf(mark), marks.length)];
    if (!next) return;
    event.preventDefault();
    for (const one of marks) one.setAttribute('tabindex', one === next ? '0' : '-1');
    next.focus();
  };
  arrange();
  const watcher = new MutationObserver(arrange);
  watcher.observe(element, { childList: true, subtree: true });
  element.addEventListener('keydown', walk);
  return () => {
    watcher.disconnect();
    element.removeEventListener('keydown', walk);
  };
}

function marksOf(drawing: Element): (SVGElement | HTMLElement)[] {
  return [...drawing.querySelectorAll('a:not([aria-hidden])')].filter(
    (mark) => mark instanceof SVGElement || mark instanceof HTMLElement,
  );
}
