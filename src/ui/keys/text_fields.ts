/** Elements that text is written into. */
export const TEXT_FIELDS = 'input:not([type=range], [type=checkbox], [type=radio]), textarea';
