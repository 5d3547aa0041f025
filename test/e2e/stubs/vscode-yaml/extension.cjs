// What the real extension does with a schema: it completes by one, unless a contributor has another for the file.
const vscode = require('vscode');

exports.activate = (context) => {
  const contributors = [];
  const schemasOf = (file) =>
    contributors.flatMap(({ requestSchema, requestContent }) => {
      const schema = requestSchema(file);
      return schema === undefined ? [] : [requestContent(schema)];
    });
  context.subscriptions.push(
    vscode.languages.registerCompletionItemProvider('yaml', {
      provideCompletionItems: ({ uri }) =>
        schemasOf(uri.toString()).length > 0 ? [] : [new vscode.CompletionItem('from-another-schema')],
    }),
  );
  return {
    registerContributor: (name, requestSchema, requestContent) => {
      contributors.push({ name, requestSchema, requestContent });
      return true;
    },
    schemasOf,
  };
};
