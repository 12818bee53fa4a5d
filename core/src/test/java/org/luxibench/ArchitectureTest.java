package org.luxibench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.luxibench.locking.LockInfo;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockMode;

/** The arrows between packages; each package-info says the same in words. */
final class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("org.luxibench");

  private static final DescribedPredicate<JavaClass> ACQUIRING_TYPES =
      resideInAPackage("..locking..")
          .and(not(type(LockInfo.class)))
          .and(not(type(LockInfo.PendingGroup.class)))
          .and(not(type(LockMode.class)))
          .and(not(type(LockLevel.class)))
          .as("acquiring types of locking");

  @Test
  void packagesFormNoCycle() {
    slices().matching("org.luxibench.(*)..").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void onlyTheRunnersOfJobsAcquire() {
    noClasses()
        .that(not(resideInAnyPackage("..locking..", "..processor..", "..jobqueue..", "..daemon..")))
        .should()
        .dependOnClassesThat(ACQUIRING_TYPES)
        .check(OURS);
  }

  @Test
  void theDaemonWiresLocksButNeverAcquires() {
    noClasses()
        .that(resideInAPackage("..daemon.."))
        .should()
        .callMethodWhere(
            DescribedPredicate.and(
                target(owner(resideInAPackage("..locking.."))),
                target(nameMatching("acquire.*|tryAcquire.*|delete|downgrade"))))
        .check(OURS);
  }

  @Test
  void queriesSeeLocksOnlyAsTheMonitorShowsThem() {
    noClasses()
        .that(resideInAPackage("..query.."))
        .should()
        .dependOnClassesThat(ACQUIRING_TYPES)
        .check(OURS);
  }

  @Test
  void theFoundationsUseNoneOfOurs() {
    noClasses()
        .that(resideInAnyPackage("..locking..", "..error..", "..json..", "..text.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "..luxi..",
                "..daemon..",
                "..query..",
                "..config..",
                "..jobqueue..",
                "..opcode..",
                "..processor..",
                "..cluster.."))
        .check(OURS);
  }

  @Test
  void theServerKnowsNothingOfTheCluster() {
    noClasses()
        .that(resideInAPackage("..luxi.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "..daemon..",
                "..query..",
                "..config..",
                "..jobqueue..",
                "..opcode..",
                "..processor..",
                "..locking..",
                "..cluster.."))
        .check(OURS);
  }

  @Test
  void theQueueDoesNotKnowWhatOpcodesDo() {
    noClasses()
        .that(resideInAPackage("..jobqueue.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("..processor.unit..", "..daemon..", "..luxi.."))
        .check(OURS);
  }

  @Test
  void nobodyNeedsTheDaemon() {
    noClasses()
        .that(not(resideInAPackage("..daemon..")))
        .should()
        .dependOnClassesThat(resideInAPackage("..daemon.."))
        .check(OURS);
  }

  @Test
  void namesAreNounsOfTheField() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(OURS);
  }

  @Test
  void everyPackageSaysWhatMayBeNull() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(NullMarked.class)
        .check(OURS);
  }
}
