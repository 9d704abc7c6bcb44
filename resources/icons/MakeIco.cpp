// SPDX-License-Identifier: MIT
// Packs the pictures of an icon into the file that Windows puts into the program: make_ico PICTURES
// TARGET.ico, where PICTURES-16.png and so on are there.
#include <QBuffer>
#include <QDataStream>
#include <QImage>
#include <QSaveFile>

#include <array>
#include <cstdio>
#include <vector>

namespace {

constexpr std::array sizes{16, 20, 24, 32, 40, 48, 64, 256};
constexpr quint32 headerSize = 6;
constexpr quint32 entrySize = 16;

// A device-independent bitmap from the bottom up, and an empty mask: the alpha channel says it all.
QByteArray bitmap(const QImage& image)
{
    QByteArray bytes;
    QDataStream out{&bytes, QIODevice::WriteOnly};
    out.setByteOrder(QDataStream::LittleEndian);
    const auto size = static_cast<quint32>(image.width());
    out << quint32{40} << size << size * 2 << quint16{1} << quint16{32};
    for (int field = 0; field < 6; ++field)
        out << quint32{0};
    for (int y = image.height() - 1; y >= 0; --y) {
        for (int x = 0; x < image.width(); ++x)
            out << quint32{image.pixel(x, y)};
    }
    const qsizetype maskRow = (image.width() + 31) / 32 * 4;
    return bytes + QByteArray(maskRow * image.height(), '\0');
}

QByteArray png(const QImage& image)
{
    QBuffer buffer;
    image.save(&buffer, "PNG");
    return buffer.data();
}

// Empty where a picture is missing.
QByteArray iconFile(const QString& source)
{
    std::vector<QByteArray> pictures;
    for (const int size : sizes) {
        const QImage image
            = QImage{QString{"%1-%2.png"}.arg(source).arg(size)}.convertToFormat(QImage::Format_ARGB32);
        if (image.isNull())
            return {};
        pictures.push_back(size < 256 ? bitmap(image) : png(image));
    }
    QByteArray file;
    QDataStream out{&file, QIODevice::WriteOnly};
    out.setByteOrder(QDataStream::LittleEndian);
    out << quint16{0} << quint16{1} << static_cast<quint16>(sizes.size());
    quint32 place = headerSize + entrySize * static_cast<quint32>(sizes.size());
    for (std::size_t index = 0; index < sizes.size(); ++index) {
        const auto side = static_cast<quint8>(sizes.at(index)); // 256 is written as 0.
        const auto length = static_cast<quint32>(pictures.at(index).size());
        out << side << side << quint16{0} << quint16{1} << quint16{32} << length << place;
        place += length;
    }
    for (const QByteArray& picture : pictures)
        file += picture;
    return file;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("usage: make_ico PICTURES TARGET.ico\n", stderr);
        return 2;
    }
    const QByteArray icon = iconFile(QString::fromLocal8Bit(argv[1]));
    QSaveFile file{QString::fromLocal8Bit(argv[2])};
    if (icon.isEmpty() || !file.open(QIODevice::WriteOnly)) {
        std::fputs("make_ico: a picture is missing, or the target cannot be written\n", stderr);
        return 1;
    }
    file.write(icon);
    return file.commit() ? 0 : 1;
}
