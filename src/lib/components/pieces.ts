// Which part of a text was searched for?

/** A piece of a text: words that were searched for, or what stands between them. */
export interface Piece {
  text: string;
  isFound: boolean;
}
