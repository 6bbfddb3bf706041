/** Terms of reuse, as they stand in every file. */
export const LICENCE =
  "The figures are facts quoted from public documents of the councils, which state no licence; their text is not reproduced. " +
  "When you reuse a figure, cite the publication and line, and carry the verdict and its reasons along.";
