/** What is used of it: bzip2. Its other formats ask for java.desktop. */
module org.apache.commons.compress {
  requires org.apache.commons.codec;
  requires org.apache.commons.io;
  requires org.apache.commons.lang3;

  exports org.apache.commons.compress.compressors;
  exports org.apache.commons.compress.compressors.bzip2;
}
