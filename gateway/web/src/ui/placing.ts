interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

const EDGE = 8;

/** Where something goes that belongs to a word: right below it, above where there is no room, never off the screen. */
export function placeOf(word: Box, tip: Size, screen: Size): { readonly left: number; readonly top: number } {
  const left = Math.max(EDGE, Math.min(word.left, screen.width - tip.width - EDGE));
  const fits = word.bottom + tip.height + EDGE <= screen.height;
  return { left, top: fits ? word.bottom : Math.max(EDGE, word.top - tip.height) };
}

export function placeBeside(word: HTMLElement, tip: HTMLElement): void {
  const screen = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const { left, top } = placeOf(word.getBoundingClientRect(), tip.getBoundingClientRect(), screen);
  Object.assign(tip.style, { left: `${left}px`, top: `${top}px` });
}
