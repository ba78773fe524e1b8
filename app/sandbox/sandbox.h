// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/faults.h"
#include "http/server.h"
#include "region/region.h"
#include "world/clock.h"

#include <QObject>
#include <QSettings>
#include <QTemporaryDir>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace FibreDesk::Sandbox {

class Sandbox;
class World;

struct Options {
    double scale = 0.05;
    quint32 seed = 1;
    double gpsSpeed = 1; ///< how much faster than life the vehicles go through their day
    quint16 portBase =
        0; ///< 0: every port is the system's choice; N: N, N+1, … in serverNames order
    QString profile; ///< written when everything listens
    QString dataDir; ///< of this run; a temporary one when empty
    QString cacheDir; ///< generated worlds kept for the next start; the user's cache when empty
    bool keep = false; ///< go on with the data of the last run in dataDir
    bool plain = false; ///< ERPNext without the ISP's own doctypes and fields
    bool oidc = false; ///< the profile has people sign in, instead of fixed tokens
    bool erpOauth = false; ///< ERPNext has people sign in with itself, beside or instead of oidc
    bool quiet = false;
    std::optional<QDateTime> clock; ///< the site's time at the start
};

/// One stand-in: it routes its services on the servers, adds its keys to the profile and may take
/// commands from the control API. All parts are listed in parts.cpp.
class Part : public QObject {
    Q_OBJECT
public:
    /// "hub": its name in /control/state and as first segment of its control commands.
    [[nodiscard]] virtual QString name() const = 0;
    /// The kinds of faults this part plays itself; known before anything starts (--list-faults).
    virtual void announceFaults(FaultBoard &faults) const { }
    /// Called once, in the order of parts.cpp, after every server listens and the world is open.
    virtual bool start(Sandbox &sandbox, QString *error) = 0;
    /// Keys such as "hub/url" for the profile.
    virtual void addToProfile(QSettings &profile) const { }
    [[nodiscard]] virtual QJsonObject state() const { return {}; }
    /// POST /control/<name>/<command>; nothing = unknown command (404).
    virtual std::optional<HttpResponse> control(const QString &command, const QJsonObject &body)
    {
        return std::nullopt;
    }
};

/// Owns everything, in the order in which it has to go.
class Sandbox : public QObject {
    Q_OBJECT
public:
    explicit Sandbox(Options options, QObject *parent = nullptr);
    ~Sandbox() override;

    /// Opens the world, listens, starts the parts and writes the profile.
    bool start(QString *error);
    void addPart(std::unique_ptr<Part> part);

    [[nodiscard]] const Options &options() const { return m_options; }
    [[nodiscard]] FaultBoard &faults() { return m_faults; }
    [[nodiscard]] SiteClock &clock() { return m_clock; }
    [[nodiscard]] const Region &region() const { return *m_region; }
    [[nodiscard]] World &world() { return *m_world; }
    /// "erp", "hub", "traccar", "tiles", "control" or "routing".
    [[nodiscard]] HttpServer &server(const QString &name);
    /// The port for a part's own listener of another protocol (SMTP): 0 or behind those of the
    /// servers.
    [[nodiscard]] quint16 extraPort(int offset) const;
    [[nodiscard]] const std::vector<std::unique_ptr<Part>> &parts() const { return m_parts; }
    [[nodiscard]] QString dataDir() const { return m_dataDir; }
    /// One line on stdout, unless --quiet.
    void say(const QString &line) const;

    static const QStringList serverNames;

private:
    bool prepareDataDir(QString *error);
    bool listen(QString *error);
    bool writeProfile(QString *error);

    Options m_options;
    QTemporaryDir m_temporary;
    QString m_dataDir;
    FaultBoard m_faults;
    SiteClock m_clock;
    std::unique_ptr<Region> m_region;
    std::unique_ptr<World> m_world;
    std::map<QString, std::unique_ptr<HttpServer>> m_servers;
    std::vector<std::unique_ptr<Part>> m_parts;
};

/// Adds every part of the world; the one place to register a new one.
void addParts(Sandbox &sandbox);
/// The control API in words, printed under --help; defined beside it.
[[nodiscard]] QString controlHelp();

} // namespace FibreDesk::Sandbox
