/** An error that the user caused and can mend; its message is shown as it stands. */
export class UserError extends Error {}
