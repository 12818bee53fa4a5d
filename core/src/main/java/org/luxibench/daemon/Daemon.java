package org.luxibench.daemon;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.luxibench.cluster.Fault;
import org.luxibench.cluster.SimulatedCluster;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.config.ConfigStore;
import org.luxibench.config.NameExpansion;
import org.luxibench.error.GanetiException;
import org.luxibench.jobqueue.FileJobQueue;
import org.luxibench.jobqueue.FileLayer;
import org.luxibench.jobqueue.JobFields;
import org.luxibench.jobqueue.JobQueueOptions;
import org.luxibench.locking.LockManager;
import org.luxibench.luxi.LuxiHandler;
import org.luxibench.luxi.LuxiServer;
import org.luxibench.processor.Behaviour;
import org.luxibench.processor.LockNames;
import org.luxibench.processor.LockingProcessor;
import org.luxibench.processor.QueryGates;
import org.luxibench.processor.TimerAlarms;
import org.luxibench.processor.unit.Surroundings;
import org.luxibench.processor.unit.UnitTable;
import org.luxibench.query.QueryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A master daemon: all parts, wired. It answers from {@link #start} until {@link #close}. */
public final class Daemon implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  private final DaemonOptions options;
  private final DataFolder folder;
  private final TimerAlarms alarms = new TimerAlarms();
  private final DiskThreads disk = new DiskThreads();
  private final WatcherPause watcherPause;
  private final ConfigStore config;
  private final SimulatedCluster cluster;
  private final LockManager locks;
  private final QueryService queries;
  private final FileJobQueue queue;
  private final LuxiServer server;
  private final MetricsPage metrics;
  private final Optional<MetricsServer> metricsServer;

  private Daemon(DaemonOptions options, DataFolder folder) throws IOException {
    this.options = options;
    this.folder = folder;
    this.watcherPause =
        new WatcherPause(folder.watcherPauseFile(), Clock.systemUTC(), FileLayer.disk());
    this.config = openConfig();
    this.cluster = SimulatedCluster.start(options.durations());
    this.locks = new LockManager(LockNames.of(config.current()));
    LiveSources sources = new LiveSources(config, cluster, locks, watcherPause);
    this.queries = new QueryService(sources, options.dialect().queries());
    this.queue = openQueue();
    sources.attach(queue);
    try {
      Map<String, LuxiMethod> table = new HashMap<>();
      LuxiHandler methods = methods(table);
      RequestMetrics requests = new RequestMetrics(table.keySet());
      this.server = LuxiServer.start(options.server(), methods, requests);
      DaemonGauges gauges = new DaemonGauges(server, disk, queue, locks);
      this.metrics = new MetricsPage(requests, gauges.all(), gauges::jobsByStatus);
      this.metricsServer = serveMetrics();
    } catch (IOException | RuntimeException e) {
      queue.close();
      throw e;
    }
    queue.start();
  }

  /**
   * Starts a daemon; it answers when this returns.
   *
   * @throws IOException if the data folder or the socket cannot be had; the message says why
   */
  public static Daemon start(DaemonOptions options) throws IOException {
    DataFolder folder = DataFolder.take(options.dataDir());
    try {
      Daemon daemon = new Daemon(options, folder);
      LOG.info(
          "serving {} on {} as {}, dialect {}",
          daemon.config.current().cluster().name(),
          options.server().socket(),
          options.behaviour().wireName(),
          options.dialect().wireName());
      return daemon;
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Name of the node that is the master. */
  public String masterNode() {
    return config.current().cluster().masterNode();
  }

  /** The machines, for injecting faults. */
  public SimulatedCluster cluster() {
    return cluster;
  }

  /**
   * Breaks something; short names will do.
   *
   * @throws IllegalArgumentException if the cluster has no node or instance of the name
   */
  public void inject(Fault fault) {
    try {
      if (fault instanceof Fault.Silent silent) {
        cluster.faults().silence(NameExpansion.node(config.current(), silent.node()).name());
      } else if (fault instanceof Fault.Crashed crashed) {
        cluster.faults().crash(NameExpansion.instance(config.current(), crashed.instance()).name());
      } else {
        cluster.faults().inject(fault);
      }
    } catch (GanetiException e) {
      throw new IllegalArgumentException(e.error().message(), e);
    }
  }

  /** Stops answering, waits for running jobs for a while, and gives the data folder free. */
  @Override
  public void close() {
    metricsServer.ifPresent(MetricsServer::close);
    server.close();
    disk.close();
    queue.close();
    alarms.close();
    cluster.close();
    try {
      folder.close();
    } catch (IOException e) {
      LOG.warn("cannot give {} free", options.dataDir(), e);
    }
    LOG.info("ended");
  }

  /** Completed with the cause should it stop answering although nobody closed it. */
  public CompletableFuture<Throwable> broken() {
    return server.broken();
  }

  /** Where metrics are served, if they are. */
  public OptionalInt metricsPort() {
    return metricsServer.isPresent()
        ? OptionalInt.of(metricsServer.get().port())
        : OptionalInt.empty();
  }

  private Optional<MetricsServer> serveMetrics() throws IOException {
    if (options.metricsPort().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(MetricsServer.start(options.metricsPort().getAsInt(), metrics));
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  private ConfigStore openConfig() throws IOException {
    return ConfigStore.open(
        folder.configFile(),
        () ->
            options.clusterFile().isPresent()
                ? ClusterConfigs.load(options.clusterFile().get())
                : ClusterConfigs.generate(options.nodes(), options.groups(), options.instances()));
  }

  private FileJobQueue openQueue() throws IOException {
    Surroundings surroundings =
        new Surroundings(config, cluster, new QueryOpcodes(queries), options.behaviour());
    LockingProcessor processor =
        new LockingProcessor(options.behaviour(), locks, new UnitTable(surroundings), alarms);
    JobQueueOptions jobs =
        JobQueueOptions.in(folder.queueFolder())
            .withWorkers(options.jobWorkers())
            .withIds(options.dialect().jobIds());
    return FileJobQueue.open(jobs, options.dialect().opcodes(), processor);
  }

  private LuxiHandler methods(Map<String, LuxiMethod> table) {
    Behaviour behaviour = options.behaviour();
    new JobMethods(
            queue,
            new JobFields(options.dialect().jobIds()),
            options.dialect(),
            behaviour.waitsHoldWorkers(),
            disk)
        .addTo(table);
    KeptAnswers kept = new KeptAnswers(config::current);
    new QueryMethods(queries, kept).addTo(table);
    new ClusterMethods(watcherPause, disk).addTo(table);
    return new MethodTable(
        options.dialect(), behaviour.workersRunOut(), QueryGates.of(behaviour, locks), table, kept);
  }
}
