// SPDX-License-Identifier: MIT
// Renders underpass.svg into the icon file that Windows puts into the program: make_ico SOURCE.svg TARGET.ico
#include <QBuffer>
#include <QDataStream>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgRenderer>

#include <array>
#include <cstdio>
#include <vector>

namespace {

constexpr std::array sizes{16, 20, 24, 32, 40, 48, 64, 256};
constexpr quint32 headerSize = 6;
constexpr quint32 entrySize = 16;

QImage rendered(QSvgRenderer& renderer, int size)
{
    QImage image{size, size, QImage::Format_ARGB32};
    image.fill(Qt::transparent);
    QPainter painter{&image};
    renderer.render(&painter);
    return image;
}

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

QByteArray iconFile(QSvgRenderer& renderer)
{
    std::vector<QByteArray> pictures;
    for (const int size : sizes) {
        const QImage image = rendered(renderer, size);
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
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application{argc, argv};
    if (argc != 3) {
        std::fputs("usage: make_ico SOURCE.svg TARGET.ico\n", stderr);
        return 2;
    }
    QSvgRenderer renderer{QString::fromLocal8Bit(argv[1])};
    QSaveFile file{QString::fromLocal8Bit(argv[2])};
    if (!renderer.isValid() || !file.open(QIODevice::WriteOnly)) {
        std::fputs("make_ico: the source is no SVG, or the target cannot be written\n", stderr);
        return 1;
    }
    file.write(iconFile(renderer));
    return file.commit() ? 0 : 1;
}
