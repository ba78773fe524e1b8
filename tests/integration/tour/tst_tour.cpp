// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int sandboxPatience = 60'000;
constexpr int tourPatience = 240'000;
constexpr qsizetype fewestColours = 24; ///< smoothed text alone has more

/// The pictures by what they are to show, without number and look.
const QStringList expected{u"dispatch"_s, u"dispatch-job"_s, u"dispatch-assigned"_s,
    u"dispatch-template"_s, u"dispatch-repeat"_s, u"dispatch-types"_s, u"dispatch-plan"_s,
    u"dispatch-publish"_s, u"dispatch-week"_s, u"dispatch-month"_s, u"dispatch-views"_s,
    u"dispatch-calendar"_s, u"dispatch-sheet-pdf"_s, u"dispatch-layers"_s, u"dispatch-trail"_s,
    u"palette"_s, u"customers"_s, u"customer"_s, u"customer-services"_s, u"customer-contracts"_s,
    u"tickets"_s, u"tickets-selection"_s, u"tickets-bulk"_s, u"tickets-groups"_s, u"ticket"_s,
    u"ticket-note"_s, u"ticket-answer"_s, u"devices"_s, u"device-now"_s, u"device-secret"_s,
    u"outages"_s, u"devices-search"_s, u"devices-bulk"_s, u"invoices"_s, u"invoice-pdf"_s,
    u"statement"_s, u"statement-pdf"_s, u"payments"_s, u"campaigns"_s, u"campaign"_s,
    u"campaign-failed"_s, u"campaign-resent"_s, u"editor-customers"_s, u"editor-audience"_s,
    u"editor-message"_s, u"editor-check"_s, u"editor-send"_s, u"desk-campaign"_s,
    u"desk-campaign-failed"_s, u"desk-campaign-uncertain"_s, u"outbox"_s, u"outbox-done"_s,
    u"people"_s, u"person"_s, u"people-invite"_s, u"status"_s, u"status-platform"_s, u"settings"_s,
    u"settings-rights"_s, u"settings-safety"_s};

qsizetype colours(const QImage &image)
{
    QSet<QRgb> seen;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            seen.insert(image.pixel(x, y));
    }
    return seen.size();
}

double lightness(const QImage &image)
{
    const QImage small = image.scaled(64, 40, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_Grayscale8);
    qint64 sum = 0;
    for (int y = 0; y < small.height(); ++y) {
        for (int x = 0; x < small.width(); ++x)
            sum += qGray(small.pixel(x, y));
    }
    return double(sum) / (small.width() * small.height());
}

/// What a person should never see in a terminal; the program's own log says what happens, no more.
QStringList complaints(const QByteArray &output)
{
    QStringList found;
    for (const QByteArray &line : output.split('\n')) {
        if (line.startsWith("warning|") || line.startsWith("critical|") || line.startsWith("fatal|")
            || line.contains("runtime error:"))
            found += QString::fromUtf8(line);
    }
    return found;
}

} // namespace

/// The whole program against a world of its own: every page in French and in English, in light and
/// in dark, with its data and without a word from the QML engine.
class TestTour : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsEveryPage_data();
    void showsEveryPage();
};

void TestTour::showsEveryPage_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("fr") << u"fr"_s;
    QTest::newRow("en") << u"en"_s;
}

void TestTour::showsEveryPage()
{
    QFETCH(QString, language);
    const QTemporaryDir folder;
    const QString bin = QString::fromUtf8(FD_BIN_DIR);
    const QString profile = folder.filePath(u"profile.ini"_s);
    // FD_PICTURES_DIR keeps the pictures.
    const QString kept = qEnvironmentVariable("FD_PICTURES_DIR");
    const QDir pictures(
        kept.isEmpty() ? folder.filePath(u"pictures"_s) : kept + u"/tour-"_s + language);

    QProcess sandbox;
    sandbox.setProcessChannelMode(QProcess::MergedChannels);
    sandbox.start(bin + u"/fibredesk-sandbox"_s,
        {u"--scale"_s, u"0.01"_s, u"--seed"_s, u"1"_s, u"--write-profile"_s, profile,
            u"--data-dir"_s, folder.filePath(u"world"_s), u"--die-with-parent"_s});
    QByteArray said;
    while (!said.contains("ready")) {
        QVERIFY2(sandbox.waitForReadyRead(sandboxPatience), said.constData());
        said += sandbox.readAll();
    }

    QProcess desk;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_MESSAGE_PATTERN"_s, u"%{type}|%{category}|%{message}"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, folder.filePath(u"config"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, folder.filePath(u"cache"_s));
    environment.insert(u"XDG_DATA_HOME"_s, folder.filePath(u"data"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, folder.path());
    desk.setProcessEnvironment(environment);
    desk.setProcessChannelMode(QProcess::MergedChannels);
    desk.start(bin + u"/fibredesk"_s,
        {u"--profile"_s, profile, u"--language"_s, language, u"--tour"_s, pictures.path()});
    const bool hasEnded = desk.waitForFinished(tourPatience);
    const QByteArray output = desk.readAll();
    if (!hasEnded) {
        desk.kill();
        desk.waitForFinished();
    }
    sandbox.terminate();
    sandbox.waitForFinished();
    QVERIFY2(hasEnded, output.constData());
    QVERIFY2(desk.exitStatus() == QProcess::NormalExit && desk.exitCode() == 0, output.constData());
    const QStringList warnings = complaints(output);
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(u'\n')));

    for (const QString &name : expected) {
        const QStringList found = pictures.entryList({u"[0-9][0-9]-%1.png"_s.arg(name)});
        QVERIFY2(found.size() == 1, qPrintable(name));
        const QImage light(pictures.filePath(found.first()));
        const QImage dark(pictures.filePath(found.first().chopped(4) + u"-dark.png"_s));
        // A picture is what is seen: no word travels beside it.
        QCOMPARE(light.textKeys(), QStringList());
        QCOMPARE(dark.textKeys(), QStringList());
        QVERIFY2(!light.isNull() && !dark.isNull(), qPrintable(name));
        QVERIFY2(colours(light) >= fewestColours, qPrintable(name));
        QVERIFY2(colours(dark) >= fewestColours, qPrintable(name));
        // A mail stays on white paper in the dark too, and may take half of the page; a print more.
        const double darkest = name.endsWith("-pdf"_L1) ? 150 : 125;
        QVERIFY2(lightness(light) > 150 && lightness(dark) < darkest,
            qPrintable(u"%1: %2 and %3"_s.arg(name).arg(lightness(light)).arg(lightness(dark))));
    }
    QCOMPARE(pictures.entryList({u"*.png"_s}).size(), expected.size() * 2);

    // Wherever the keyboard goes a screen reader has a name and a role to say.
    QStringList silent;
    for (const QString &name : expected) {
        const QStringList found = pictures.entryList({u"[0-9][0-9]-%1.txt"_s.arg(name)});
        QVERIFY2(found.size() == 1, qPrintable(name));
        QFile file(pictures.filePath(found.first()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        QVERIFY2(lines.size() > 20, qPrintable(name));
        for (const QString &line : lines) {
            if (line.startsWith("! "_L1))
                silent.append(name + u": "_s + line.mid(2));
        }
        if (name == "dispatch"_L1) {
            // "Marie Roy, 10 h 30 à 12 h, Installation, …"
            static const QRegularExpression french(
                u"Button \"[^,\"]+, \\d+ h( \\d\\d)? à \\d+ h( \\d\\d)?, "_s);
            static const QRegularExpression english(
                u"Button \"[^,\"]+, \\d\\d:\\d\\d to \\d\\d:\\d\\d, "_s);
            const auto &bar = language == "fr"_L1 ? french : english;
            QVERIFY(std::ranges::any_of(
                lines, [&bar](const QString &line) { return line.contains(bar); }));
        }
    }
    silent.removeDuplicates();
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestTour)
#include "tst_tour.moc"
