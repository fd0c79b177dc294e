// Which strokes make up each icon? Drawn on a grid of 16.
export const ICONS = {
  review: ['M2 13.5h12', 'M4 10.5V8', 'M8 10.5V3', 'M12 10.5V5.5'],
  recovery: ['M2 12.5c2.5 0 3-8.5 6-8.5s3 8.5 6 8.5', 'M2 8h3M11 8h3'],
  causes: ['M2.5 2.5h4v4h-4ZM9.5 2.5h4v4h-4ZM2.5 9.5h4v4h-4Z', 'M9.5 9.5h4v4h-4Z'],
  actions: ['M2.5 3.5h7M2.5 8h5M2.5 12.5h3.5', 'm8.5 11 2 2 3.5-4.5'],
  more: ['M3 8h.01M8 8h.01M13 8h.01'],
  incidents: ['M2 4h1M2 8h1M2 12h1', 'M6 4h8M6 8h8M6 12h5'],
  documents: ['M4 1.8h5.2L12.5 5v9.2H4Z', 'M6.5 7.5h3.5M6.5 10.5h3.5'],
  quality: ['M2.5 8.5 6 12l7.5-8'],
  definitions: ['M3 3h4.2L8 4l.8-1H13v9.5H8.8L8 13.5l-.8-1H3Z', 'M8 4v9.2'],
} as const;

export type IconName = keyof typeof ICONS;
