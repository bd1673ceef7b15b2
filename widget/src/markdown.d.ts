/** A Markdown file, which the build renders to HTML. */
declare module "*.md" {
  const html: string;
  export default html;
}
