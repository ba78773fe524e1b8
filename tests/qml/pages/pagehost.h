// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/deskrights.h"

#include <QDir>
#include <QQmlApplicationEngine>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QTest>

#include <memory>

namespace FibreDesk::Tests {

/// A page with its controller in a window, in the look of the current data row. Pictures go to
/// FD_PICTURES_DIR when it is set.
class PageHost {
public:
    PageHost(
        const char *module, const char *type, QObject *controller, QObject *companion = nullptr)
    {
        using namespace Qt::StringLiterals;
        m_engine.loadFromModule("FibreDesk.Test.Pages", "PageHost");
        m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().value(0));
        if (!m_window) {
            return;
        }
        const QStringList look = QString::fromUtf8(QTest::currentDataTag()).split(u'-');
        if (look.size() == 2) {
            m_window->setProperty("mode", look[0]);
            m_window->setProperty("language", look[1]);
        }
        QQmlComponent component(&m_engine, module, type);
        QVariantMap properties{{u"controller"_s, QVariant::fromValue(controller)}};
        if (companion) {
            properties.insert(u"companion"_s, QVariant::fromValue(companion));
        }
        m_page.reset(component.createWithInitialProperties(properties));
        if (!m_page) {
            qWarning() << component.errors();
            return;
        }
        m_window->setProperty("page", QVariant::fromValue(m_page.get()));
        (void)QTest::qWaitForWindowExposed(m_window);
    }

    ~PageHost() { m_page.reset(); }

    static void failOnWarnings()
    {
        using namespace Qt::StringLiterals;
        // Qt itself: a list whose model is emptied while the rows beyond its edge are being made.
        QTest::failOnWarning(
            QRegularExpression(u"^(?!DelegateModel::cancel: index out range).?"_s));
    }

    static void addLooks()
    {
        QTest::addColumn<int>("unused");
        for (const char *look : {"light-fr", "dark-en"}) {
            QTest::newRow(look) << 0;
        }
    }

    void grab(const QString &name) const
    {
        using namespace Qt::StringLiterals;
        QVERIFY(m_window && m_page);
        QCoreApplication::processEvents();
        const QImage picture = m_window->grabWindow();
        QVERIFY(!picture.isNull());
        const QString directory = qEnvironmentVariable("FD_PICTURES_DIR");
        if (!directory.isEmpty()) {
            QDir().mkpath(directory);
            const auto tag = QString::fromUtf8(QTest::currentDataTag());
            QVERIFY(picture.save(
                directory + u'/' + name + (tag.isEmpty() ? tag : u'-' + tag) + u".png"_s));
        }
    }

    /// Below an item as it is seen: what a Repeater or Loader made is nobody's QObject child.
    [[nodiscard]] static QQuickItem *find(QQuickItem *below, const QString &name)
    {
        if (below->objectName() == name) {
            return below;
        }
        for (QQuickItem *child : below->childItems()) {
            if (QQuickItem *found = find(child, name)) {
                return found;
            }
        }
        return nullptr;
    }

    /// Nothing is known unless the test says it: everything is allowed.
    [[nodiscard]] DeskRights &rights() { return m_rights; }
    [[nodiscard]] QObject *page() const { return m_page.get(); }
    [[nodiscard]] QQuickWindow *window() const { return m_window; }

private:
    DeskRights m_rights{nullptr};
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
    std::unique_ptr<QObject> m_page;
};

} // namespace FibreDesk::Tests
