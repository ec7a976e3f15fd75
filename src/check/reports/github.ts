import { type CheckedInput, nameOf, type PlacedFinding, type ReportWriter } from '../report.ts';

/** Workflow commands of GitHub Actions, which shows them as annotations of the files. */
export function createGithubReport(): ReportWriter {
  return {
    begin: () => '',
    add: (input) => {
      const { path: file, line, failure, findings } = input;
      const unread = failure === undefined ? '' : command('error', { file, line }, failure);
      return unread + findings.map((finding) => annotation(input, finding)).join('');
    },
    end: () => '',
  };
}

function annotation(input: CheckedInput, { severity, message, excerpt, rule, from, to }: PlacedFinding): string {
  const isOneLine = from !== undefined && from.line === to?.line;
  const properties = {
    file: input.path,
    line: from?.line,
    endLine: to?.line,
    // Columns are refused where the lines differ.
    col: isOneLine ? from.column : undefined,
    endColumn: isOneLine ? to?.column : undefined,
    title: rule,
  };
  const place = from === undefined || input.id !== undefined ? `${nameOf(input)}: ` : '';
  const words = excerpt === '' ? '' : `: ${excerpt}`;
  return command(severity === 'error' ? 'error' : 'warning', properties, `${place}${message}${words}`);
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::${name} ${list.join(',')}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
