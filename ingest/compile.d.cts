export function compiled(): Promise<string | null>;
