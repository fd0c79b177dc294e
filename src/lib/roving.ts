// How does one walk over many links by keyboard? One stop of the tab key for the whole, arrow keys inside.

const BACK = (index: number): number => Math.max(index - 1, 0);
const ON = (index: number, count: number): number => Math.min(index + 1, count - 1);
const STEPS: Record<string, (index: number, count: number) => number> = {
  ArrowDown: ON,
  ArrowUp: BACK,
  Home: () => 0,
  End: (_, count) => count - 1,
};
const SIDEWAYS: typeof STEPS = { ArrowRight: ON, ArrowLeft: BACK };

/** The marks of the drawings inside of an element: all four arrows go from one to the next. */
export const rovingMarks = roving('svg', 'a:not([aria-hidden])', { ...STEPS, ...SIDEWAYS });

/** The links that name the rows of the tables inside of an element: up and down go from row to row. */
export const rovingRows = roving('tbody', 'th[scope="row"] > a', STEPS);

/**
 * Makes the links (`links`, a selector) of each group (`groups`) one stop of the tab key. Works for groups that come
 * later. Without scripting every link is a stop of its own. What comes back is put on an element, and gives what undoes it.
 */
function roving(
  groups: string,
  links: string,
  steps: typeof STEPS,
): (element: Element) => () => void {
  return (element) => {
    const groupsOf = (): Element[] => [
      ...(element.matches(groups) ? [element] : []),
      ...element.querySelectorAll(groups),
    ];
    const arrange = (): void => {
      for (const group of groupsOf()) {
        const found = linksOf(group, links);
        const here = Math.max(
          0,
          found.findIndex((link) => link === document.activeElement),
        );
        found.forEach((link, index) => link.setAttribute('tabindex', index === here ? '0' : '-1'));
      }
    };
    const walk = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || !(event.target instanceof Element)) return;
      // Alt and an arrow is the browser's way back
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const step = steps[event.key];
      const group = event.target.closest(groups);
      const link = event.target.closest('a');
      if (!step || !group || !link) return;
      const found = linksOf(group, links);
      const from = found.indexOf(link);
      const next = from < 0 ? undefined : found[step(from, found.length)];
      if (!next) return;
      event.preventDefault();
      for (const one of found) one.setAttribute('tabindex', one === next ? '0' : '-1');
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
  };
}

function linksOf(group: Element, links: string): (SVGElement | HTMLElement)[] {
  return [...group.querySelectorAll(links)].filter(
    (link) => link instanceof SVGElement || link instanceof HTMLElement,
  );
}
