export function inspect(
    folder: string,
    options?: { components?: string[]; sources?: string[]; dynamic?: string[] },
): { problems: string[]; types: string };
