"""Apache Kafka from its published jars: which ones (pom.xml), and the SHA-256 of every one (checksums.txt)."""
