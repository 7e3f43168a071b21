/** The few colours that Pixi draws itself; the rest of the page takes them from ui/style/tokens.css. */
export const PALETTE = {
  background: 0x0b0c0e,
  accent: 0xe3b86b,
  ink: 0xf2efe8,
  warn: 0xf0886a,
  shade: 0x000000,
} as const;
