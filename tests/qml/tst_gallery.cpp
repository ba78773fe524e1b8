// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QColor>
#include <QDir>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

/// Shows every control in both themes and languages and fails on any warning; computes the contrast
/// of the tokens from the tokens.
class TestGallery : public QObject {
    Q_OBJECT

private:
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;

    void grab(const QString &name)
    {
        const QImage picture = m_window->grabWindow();
        QVERIFY(!picture.isNull());
        const QString directory = qEnvironmentVariable("FD_GALLERY_DIR");
        if (!directory.isEmpty()) {
            QDir().mkpath(directory);
            QVERIFY(picture.save(directory + u'/' + name + u".png"_s));
        }
    }

    QColor token(const QString &name)
    {
        QColor color;
        QMetaObject::invokeMethod(m_window, "token", Q_RETURN_ARG(QColor, color), name);
        return color;
    }

    static double luminance(const QColor &color)
    {
        const auto linear = [](double value) {
            return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
            + 0.0722 * linear(color.blueF());
    }

    static double contrast(const QColor &a, const QColor &b)
    {
        const double la = luminance(a);
        const double lb = luminance(b);
        return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_engine.loadFromModule("FibreDesk.Test.Gallery", "Gallery");
        QVERIFY(!m_engine.rootObjects().isEmpty());
        m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
        QVERIFY(m_window);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window));
        QVERIFY(m_window->property("fontsReady").toBool());
    }

    void showsEveryControl_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("language");
        for (const QString &mode : {u"light"_s, u"dark"_s}) {
            for (const QString &language : {u"en"_s, u"fr"_s})
                QTest::addRow("%s-%s", qPrintable(mode), qPrintable(language)) << mode << language;
        }
    }

    void showsEveryControl()
    {
        QFETCH(QString, mode);
        QFETCH(QString, language);
        m_window->setProperty("mode", mode);
        m_window->setProperty("language", language);
        QMetaObject::invokeMethod(m_window, "focusButton");
        grab(mode + u'-' + language);
        QMetaObject::invokeMethod(m_window, "openMenu");
        grab(mode + u'-' + language + u"-menu"_s);
        QMetaObject::invokeMethod(m_window, "openDialog");
        grab(mode + u'-' + language + u"-dialog"_s);
        QMetaObject::invokeMethod(m_window, "closeAll");
    }

    void movesThroughALongTableByKeyboard()
    {
        auto *table = m_window->property("table").value<QQuickItem *>();
        QVERIFY(table);
        QMetaObject::invokeMethod(m_window, "focusTable");
        QCOMPARE(table->property("currentRow").toInt(), 0);
        QTest::keyClick(m_window, Qt::Key_Down);
        QCOMPARE(table->property("currentRow").toInt(), 1);
        QTest::keyClick(m_window, Qt::Key_End);
        QCOMPARE(table->property("currentRow").toInt(), 14999);
        grab(u"table-end"_s);
        QTest::keyClick(m_window, Qt::Key_Home);
        QCOMPARE(table->property("currentRow").toInt(), 0);
    }

    void worksTheTableByMouse()
    {
        auto *table = m_window->property("table").value<QQuickItem *>();
        const auto at = [table](qreal x, qreal y) { return table->mapToScene({x, y}).toPoint(); };
        const qreal rowHeight = table->property("rowHeight").toReal();
        QTest::mouseClick(m_window, Qt::LeftButton, {}, at(60, 30 + rowHeight * 3.5));
        QCOMPARE(table->property("currentRow").toInt(), 3);
        QTest::mouseDClick(m_window, Qt::LeftButton, {}, at(60, 30 + rowHeight * 5.5));
        QCOMPARE(m_window->property("activatedRow").toInt(), 5);
        // The current row follows its record when the order changes.
        QTest::mouseClick(m_window, Qt::LeftButton, {}, at(60, 15));
        QCOMPARE(table->property("sortOrder").toInt(), int(Qt::DescendingOrder));
        QVERIFY(table->property("currentRow").toInt() > 1000);
        QTest::mouseClick(m_window, Qt::LeftButton, {}, at(60, 15));
        QCOMPARE(table->property("sortOrder").toInt(), int(Qt::AscendingOrder));
    }

    void resizesAColumnByItsEdge()
    {
        auto *table = m_window->property("table").value<QQuickItem *>();
        const auto width = [table] {
            double result = 0;
            QMetaObject::invokeMethod(table, "widthOf", Q_RETURN_ARG(double, result), 0);
            return result;
        };
        QCOMPARE(width(), 190.0);
        const QPoint edge = table->mapToScene({190, 15}).toPoint();
        QTest::mousePress(m_window, Qt::LeftButton, {}, edge);
        for (int step = 1; step <= 6; ++step)
            QTest::mouseMove(m_window, edge + QPoint(step * 10, 0));
        QTest::mouseRelease(m_window, Qt::LeftButton, {}, edge + QPoint(60, 0));
        QVERIFY2(width() > 220, qPrintable(QString::number(width())));
    }

    void editsInPlaceByKeyboard()
    {
        auto *mail = m_window->property("mail").value<QQuickItem *>();
        mail->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(m_window, Qt::Key_F2);
        QVERIFY(mail->property("editing").toBool());
        QTest::keyClick(m_window, Qt::Key_Escape);
        QVERIFY(!mail->property("editing").toBool());
        QVERIFY(m_window->property("submitted").toString().isEmpty());
        QTest::keyClick(m_window, Qt::Key_Return);
        for (const char letter : {'a', '@', 'b'})
            QTest::keyClick(m_window, letter);
        grab(u"editing"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QCOMPARE(m_window->property("submitted").toString(), u"a@b"_s);
        QVERIFY(!mail->property("editing").toBool());
    }

    void whatIsTypedStaysWhenTheValueChanges()
    {
        auto *mail = m_window->property("mail").value<QQuickItem *>();
        const QVariant value = mail->property("value");
        mail->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(m_window, Qt::Key_F2);
        for (const char letter : {'c', '@', 'd'})
            QTest::keyClick(m_window, letter);
        mail->setProperty("value", u"c@d"_s); // even what was typed: it is compared with before
        QTest::keyClick(m_window, 'e');
        mail->setProperty("value", u"sync@courriel.example"_s);
        QTest::keyClick(m_window, Qt::Key_Return);
        QCOMPARE(m_window->property("submitted").toString(), u"c@de"_s);
        QVERIFY(!mail->property("editing").toBool());
        mail->setProperty("value", value);
    }

    void textAndGraphicsKeepTheirContrast_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addRow("light") << u"light"_s;
        QTest::addRow("dark") << u"dark"_s;
    }

    void textAndGraphicsKeepTheirContrast()
    {
        QFETCH(QString, mode);
        m_window->setProperty("mode", mode);
        const QStringList grounds{
            u"background"_s, u"surface"_s, u"raised"_s, u"hover"_s, u"selection"_s};
        const QStringList tones{
            u"ok"_s, u"warning"_s, u"danger"_s, u"uncertain"_s, u"pending"_s, u"info"_s};
        QStringList faults;
        const auto check = [&](const QString &what, const QColor &ink, const QColor &ground,
                               double bar) {
            const double ratio = contrast(ink, ground);
            if (ratio < bar)
                faults << u"%1: %2 < %3"_s.arg(what).arg(ratio, 0, 'f', 2).arg(bar);
        };
        for (const QString &ground : grounds) {
            for (const QString &ink : {u"text"_s, u"textSecondary"_s, u"accentText"_s})
                check(ink + u" on "_s + ground, token(ink), token(ground), 4.5);
            for (const QString &ink :
                {u"accent"_s, u"ok"_s, u"warning"_s, u"danger"_s, u"uncertain"_s, u"pending"_s})
                check(ink + u" (graphic) on "_s + ground, token(ink), token(ground), 3.0);
        }
        for (const QString &ground : {u"background"_s, u"surface"_s, u"raised"_s}) {
            check(u"controlLine on "_s + ground, token(u"controlLine"_s), token(ground), 3.0);
            for (const QString &ink :
                {u"ok"_s, u"warning"_s, u"danger"_s, u"uncertain"_s, u"pending"_s})
                check(ink + u" (text) on "_s + ground, token(ink), token(ground), 4.5);
        }
        for (const QString &tone : tones) {
            QColor soft;
            QMetaObject::invokeMethod(m_window, "soft", Q_RETURN_ARG(QColor, soft), tone);
            check(u"text on soft "_s + tone, token(u"text"_s), soft, 4.5);
            check(u"textSecondary on soft "_s + tone, token(u"textSecondary"_s), soft, 4.5);
            check(tone + u" icon on its soft ground"_s, token(tone), soft, 3.0);
            check(u"onTone on "_s + tone, token(u"onTone"_s), token(tone), 4.5);
        }
        for (int index = 0; index < 12; ++index) {
            QColor color;
            QColor ink;
            QMetaObject::invokeMethod(m_window, "technician", Q_RETURN_ARG(QColor, color), index);
            QMetaObject::invokeMethod(m_window, "textOn", Q_RETURN_ARG(QColor, ink), color);
            check(u"initials on technician %1"_s.arg(index), ink, color, 4.5);
            check(u"technician %1 on surface"_s.arg(index), color, token(u"surface"_s), 3.0);
            check(u"technician %1 on background"_s.arg(index), color, token(u"background"_s), 3.0);
        }
        // Jobs on the board: by kind (the last one and all unknown ones are neutral), and by state.
        QList<std::pair<QString, QColor>> jobs;
        for (int kind = 0; kind < 7; ++kind) {
            QColor color;
            QMetaObject::invokeMethod(m_window, "jobKind", Q_RETURN_ARG(QColor, color), kind);
            jobs.emplace_back(u"kind %1"_s.arg(kind), color);
        }
        QCOMPARE(jobs[5].second, jobs[4].second);
        for (const QString &tone : {u"warning"_s, u"info"_s, u"ok"_s, u"pending"_s})
            jobs.emplace_back(tone, token(tone));
        for (const auto &[what, color] : std::as_const(jobs)) {
            // Lanes are of the background, shifts in them of the surface.
            check(what + u": edge on the lane"_s, color, token(u"background"_s), 3.0);
            check(what + u": edge on the shift"_s, color, token(u"surface"_s), 3.0);
            for (const bool isHovered : {false, true}) {
                QColor ground;
                QMetaObject::invokeMethod(
                    m_window, "block", Q_RETURN_ARG(QColor, ground), color, isHovered);
                check(what + u": name"_s, token(u"text"_s), ground, 4.5);
                check(what + u": place"_s, token(u"textSecondary"_s), ground, 4.5);
                check(what + u": icon"_s, color, ground, 3.0);
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void kindsOfWorkAreToldApart_data() { textAndGraphicsKeepTheirContrast_data(); }
    void kindsOfWorkAreToldApart()
    {
        QFETCH(QString, mode);
        m_window->setProperty("mode", mode);
        QSet<QRgb> seen;
        for (int kind = 0; kind < 5; ++kind) {
            QColor color;
            QMetaObject::invokeMethod(m_window, "jobKind", Q_RETURN_ARG(QColor, color), kind);
            seen.insert(color.rgb());
        }
        QCOMPARE(seen.size(), 5);
    }
};

int main(int argc, char *argv[])
{
    // The software renderer draws the same everywhere, with or without a graphics card.
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
    QGuiApplication application(argc, argv);
    TestGallery test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_gallery.moc"
