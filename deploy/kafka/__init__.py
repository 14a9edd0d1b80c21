"""Which jars Apache Kafka consists of (pom.xml), and the SHA-256 of each (checksums.txt)."""
