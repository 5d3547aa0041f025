/** What a page is made of. */
export interface PageParts {
  readonly title: string;
  /** The page's Markdown, rendered. */
  readonly body: string;
  /** The codes that have a page; where one stands as code, it becomes a link. */
  readonly codes: readonly string[];
  /** The concept whose snippets the page offers; undefined when it has none. */
  readonly concept: string | undefined;
  /** The id of the heading to show first; empty for the start. */
  readonly fragment: string;
  /** Addresses of the style sheet and the script, as the view may load them. */
  readonly style: string;
  readonly script: string;
  /** The source that the view's policy lets styles and scripts come from. */
  readonly source: string;
}

/** Gives the document of a view that shows a page. */
export function toHtml({ title, body, codes, concept, fragment, style, script, source }: PageParts): string {
  const offer =
    concept === undefined
      ? ''
      : `<p class="offer"><a href="${commandLink('meshwright.insert', concept)}">Insert a snippet…</a></p>`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${source}; script-src ${source};">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${style}">
</head>
<body data-fragment="${escapeHtml(fragment)}">
${offer}
${linkCodes(body, new Set(codes))}
<script src="${script}"></script>
</body>
</html>`;
}

/** Gives the id that VS Code's Markdown renderer gives a heading. */
export function toFragment(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, '-')
    .replaceAll(/[^\p{L}\p{N}_-]/gu, '');
}

function linkCodes(body: string, codes: ReadonlySet<string>): string {
  return body.replaceAll(/<code>([a-z-]+\/[a-z0-9-]+)<\/code>/g, (text, code: string) =>
    codes.has(code) ? `<a href="${commandLink('meshwright.showRule', code)}">${text}</a>` : text,
  );
}

function commandLink(command: string, argument: string): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
