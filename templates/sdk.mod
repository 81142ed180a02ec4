require github.com/icholy/digest v1.2.0
