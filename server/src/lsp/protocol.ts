/** Requests of our own. The first three a server in a web worker sends to its client, which has the files. */

/** Text of a schema; takes its path within the folder of built schemas, gives null if there is none. */
export const ReadSchemaRequest = 'meshwright/readSchema';
/** Text of a file; takes its address, gives null if it cannot be read. */
export const ReadFileRequest = 'meshwright/readFile';
/** Addresses of the manifests and settings files below a folder; takes the folder's address. */
export const FindFilesRequest = 'meshwright/findFiles';

/**
 * The resource at a position in the words of other meshes; a client sends it with `{uri, position}` and gets
 * `{mesh, title, text}` for each mesh that can say it.
 */
export const TranslationsRequest = 'meshwright/translations';

/** What was made of a file; a client sends it with `{uri}` and gets `{meshes, resources, checked, kinds}`. */
export const RecognitionRequest = 'meshwright/recognition';
