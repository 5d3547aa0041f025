/** A text in quotes, raw or not; nothing in it is an expression. */
const QUOTED =
  /r?"""[\s\S]*?"""|r?'''[\s\S]*?'''|r"[^"\n]*"|r'[^'\n]*'|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/;

const QUOTED_OR_MATCHES = new RegExp(`${QUOTED.source}|\\.\\s*matches\\s*\\(`, 'g');
const QUOTED_OR_HAS = new RegExp(`${QUOTED.source}|\\bhas\\s*\\(`, 'g');
const QUOTED_OR_BRACKET = new RegExp(`${QUOTED.source}|[()]`, 'g');

/** Says an expression in the words of our evaluator, which lacks some forms that the API server knows. */
export function rewriteExpression(expression: string): string {
  return withPlainHas(withLinearMatches(expression));
}

/** `matches` goes to our own function, which is RE2 and takes linear time; the evaluator's is JavaScript's. */
function withLinearMatches(expression: string): string {
  return expression.replaceAll(QUOTED_OR_MATCHES, (found) =>
    found.startsWith('.') ? '.re2Matches(' : found,
  );
}

/**
 * The evaluator reads `has(a.b.c)` only of names. `has(list[0].field)` is `"field" in (list[0])`, since objects
 * are maps to it.
 */
function withPlainHas(expression: string): string {
  let result = '';
  let done = 0;
  for (const match of expression.matchAll(QUOTED_OR_HAS)) {
    if (match.index < done || !match[0].startsWith('has')) continue;
    const start = match.index + match[0].length;
    const end = closingBracket(expression, start);
    const argument = /^([\s\S]*[\])])\s*\.\s*(\w+)\s*$/.exec(expression.slice(start, end));
    if (argument === null) continue;
    const [, object = '', field = ''] = argument;
    result += `${expression.slice(done, match.index)}("${field}" in (${withPlainHas(object)}))`;
    done = end + 1;
  }
  return result + expression.slice(done);
}

function closingBracket(expression: string, start: number): number {
  let depth = 1;
  QUOTED_OR_BRACKET.lastIndex = start;
  for (
    let match = QUOTED_OR_BRACKET.exec(expression);
    match !== null;
    match = QUOTED_OR_BRACKET.exec(expression)
  ) {
    if (match[0] === '(') depth++;
    else if (match[0] === ')' && --depth === 0) return match.index;
  }
  return expression.length;
}
