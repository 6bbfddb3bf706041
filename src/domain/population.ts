/** A group of people, pupils or schools that a figure is about; groups form a tree by `broader`. */
export interface Population {
  key: string;
  name: string;
  broader: string | null;
}
