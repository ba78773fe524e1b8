// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <vector>

class QQuickItem;

namespace FibreDesk {

class Application;

/// Does the main job by itself — assign, find, resend — and leaves each page as two pictures, light
/// and dark, and as a text: what a screen reader is given of it. Ends the program with 0 only when
/// every step saw its data and the QML engine had nothing to complain of.
class Tour : public QObject {
    Q_OBJECT

public:
    Tour(Application &application, QString directory, QObject *parent = nullptr);

    void start();

private:
    struct Step {
        QString name; ///< of the picture, without its number; empty = none
        std::function<void()> act;
        std::function<bool()> isShown; ///< the data of this step are on screen
        std::chrono::milliseconds settle{250}; ///< at least, for what follows the data
    };

    void planDispatch();
    void planMaking();
    /// What is kept and taken along of the board.
    void planPaper();
    void planCustomers();
    void planTickets();
    void planDevices();
    void planAccounting();
    void planCampaigns();
    void planEditor();
    void planDeskCampaign();
    void planOutbox();
    void planDone(); ///< what was done from this desk
    void planPeople();
    void planSettings();
    /// By its objectName; null = not in the window now.
    [[nodiscard]] QQuickItem *item(const QString &name, QQuickItem *below = nullptr) const;
    void nextStep();
    void check();
    void handleShown();
    /// Waits until nothing moves any more, or for long enough, and goes on.
    void settle(std::chrono::milliseconds atLeast, std::function<void(const QImage &)> then);
    void look();
    bool savePicture(const QImage &image, const QString &look = {});
    /// What a screen reader is given of the same.
    bool saveTree();
    void finish(int code, const QString &reason = {});

    Application &m_application;
    QString m_directory;
    std::vector<Step> m_steps;
    size_t m_at = 0;
    int m_pictures = 0;
    QTimer m_checkTimer;
    QTimer m_settleTimer;
    QImage m_settling; ///< how the window looked a moment ago
    std::function<void(const QImage &)> m_settled;
    std::chrono::milliseconds m_settleAtLeast{};
    QElapsedTimer m_sinceAct;
    QString m_job;
    QString m_deskCampaign;
    int m_failedRow = -1;
};

} // namespace FibreDesk
