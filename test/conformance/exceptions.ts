/**
 * Rules that the DOCX does not meet as LibreOffice sets it, each with its cause. A rule that is met must not stand here:
 * the test says so.
 */
export const exceptions: Readonly<Record<string, string>> = {}
