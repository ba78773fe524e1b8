// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tour.h"

#include "accessibletree.h"
#include "application.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr auto patience = 90s; ///< the first step waits for the first copy of an empty mirror
constexpr auto checkEvery = 50ms;
constexpr auto lookEvery = 150ms;
constexpr auto longestSettle = 2500ms; ///< ages and technicians move for ever
constexpr QSize pictureSize(1440, 900);

/// Whether anything but one colour is to be seen.
bool isBlank(const QImage &image)
{
    const QImage small = image.scaled(160, 100).convertToFormat(QImage::Format_RGB32);
    const QRgb first = small.pixel(0, 0);
    for (int y = 0; y < small.height(); ++y) {
        for (int x = 0; x < small.width(); ++x) {
            if (small.pixel(x, y) != first)
                return false;
        }
    }
    return true;
}

/// Below an item as it is seen: what a Repeater or Loader made is nobody's QObject child.
QQuickItem *findItem(QQuickItem *below, const QString &name)
{
    if (below->objectName() == name)
        return below;
    for (QQuickItem *child : below->childItems()) {
        if (QQuickItem *found = findItem(child, name))
            return found;
    }
    return nullptr;
}

} // namespace

Tour::Tour(Application &application, QString directory, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_directory(std::move(directory))
{
    m_checkTimer.setInterval(checkEvery);
    connect(&m_checkTimer, &QTimer::timeout, this, &Tour::check);
    m_settleTimer.setInterval(lookEvery);
    connect(&m_settleTimer, &QTimer::timeout, this, &Tour::look);
}

QQuickItem *Tour::item(const QString &name, QQuickItem *below) const
{
    return findItem(below ? below : m_application.window()->contentItem(), name);
}

void Tour::start()
{
    if (!QDir().mkpath(m_directory)) {
        finish(1, u"cannot make the folder %1"_s.arg(m_directory));
        return;
    }
    m_application.window()->resize(pictureSize);
    m_application.settings().setTheme(u"light"_s);
    planDispatch();
    planCustomers();
    planTickets();
    planDevices();
    planAccounting();
    planCampaigns();
    planEditor();
    planDeskCampaign();
    planOutbox();
    planDone();
    planPeople();
    planSettings();
    nextStep();
}

void Tour::nextStep()
{
    if (m_at == m_steps.size()) {
        const QStringList &warnings = m_application.warnings();
        finish(warnings.isEmpty() ? 0 : 1,
            warnings.isEmpty() ? QString() : u"QML warned: %1"_s.arg(warnings.join(u"\n"_s)));
        return;
    }
    m_steps[m_at].act();
    m_sinceAct.start();
    m_checkTimer.start();
}

void Tour::check()
{
    const Step &step = m_steps[m_at];
    if (step.isShown()) {
        m_checkTimer.stop();
        handleShown();
        return;
    }
    if (m_sinceAct.durationElapsed() > patience) {
        savePicture(m_application.window()->grabWindow(), u"-stuck"_s);
        finish(1, u"the step %1 never showed its data"_s.arg(step.name));
    }
}

void Tour::handleShown()
{
    if (m_steps[m_at].name.isEmpty()) {
        ++m_at;
        nextStep();
        return;
    }
    ++m_pictures;
    settle(m_steps[m_at].settle, [this](const QImage &light) {
        if (!savePicture(light) || !saveTree())
            return;
        m_application.settings().setTheme(u"dark"_s);
        settle(m_steps[m_at].settle, [this](const QImage &dark) {
            if (!savePicture(dark, u"-dark"_s))
                return;
            m_application.settings().setTheme(u"light"_s);
            ++m_at;
            nextStep();
        });
    });
}

void Tour::settle(std::chrono::milliseconds atLeast, std::function<void(const QImage &)> then)
{
    m_settled = std::move(then);
    m_settleAtLeast = atLeast;
    m_settling = {};
    m_sinceAct.start();
    m_settleTimer.start();
}

void Tour::look()
{
    const QImage image = m_application.window()->grabWindow();
    const auto waited = m_sinceAct.durationElapsed();
    const bool isStill = image == m_settling && waited >= m_settleAtLeast;
    m_settling = image;
    if (!isStill && waited < longestSettle)
        return;
    m_settleTimer.stop();
    std::exchange(m_settled, {})(image);
}

bool Tour::savePicture(const QImage &image, const QString &look)
{
    const QString &step = m_steps[m_at].name;
    const QString name = u"%1-%2%3.png"_s.arg(m_pictures, 2, 10, QLatin1Char('0'))
                             .arg(step.isEmpty() ? u"step"_s : step, look);
    const QString file = QDir(m_directory).filePath(name);
    if (isBlank(image) || !image.save(file)) {
        finish(1, u"%1 is blank or cannot be written"_s.arg(file));
        return false;
    }
    std::fprintf(stderr, "fibredesk: %s\n", qPrintable(file));
    return true;
}

bool Tour::saveTree()
{
    const QString name =
        u"%1-%2.txt"_s.arg(m_pictures, 2, 10, QLatin1Char('0')).arg(m_steps[m_at].name);
    QFile file(QDir(m_directory).filePath(name));
    const QByteArray text = AccessibleTree::of(m_application.window()).toText().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        finish(1, u"%1 cannot be written"_s.arg(file.fileName()));
        return false;
    }
    return true;
}

void Tour::finish(int code, const QString &reason)
{
    m_checkTimer.stop();
    if (!reason.isEmpty())
        std::fprintf(stderr, "fibredesk: tour: %s\n", qPrintable(reason));
    QGuiApplication::exit(code);
}

} // namespace FibreDesk
