declare module 'virtual:strings/*' {
  const texts: Record<string, string>;
  export default texts;
}
