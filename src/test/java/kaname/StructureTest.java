package kaname;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class StructureTest {

    private static final String[] SPRING_AND_SQL = {
        "org.springframework..", "java.sql..", "javax.sql..", "jakarta.servlet.."
    };
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("kaname");

    @Test
    void everyRoomUsesOthersThroughTheirFewPublicTypesOnlyAndInNoCircle() {
        ApplicationModules.of(Server.class).verify();
    }

    @Test
    void theDutyEngineAndTheCatalogueKnowNeitherSpringNorSql() {
        noClasses()
                .that()
                .resideInAnyPackage("kaname.duty..", "kaname.catalogue")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPRING_AND_SQL)
                .check(HOUSE);
    }

    @Test
    void incidentsAreRecordsWithoutSpringExceptWhereTheyAreStored() {
        noClasses()
                .that()
                .resideInAPackage("kaname.incident..")
                .and()
                .haveSimpleNameNotContaining("Dossiers")
                .and()
                .haveSimpleNameNotContaining("Submissions")
                .and()
                .haveSimpleNameNotContaining("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPRING_AND_SQL)
                .check(HOUSE);
    }

    @Test
    void receiptsAndTheLedgerVerifyWithoutSpringOrSql() {
        noClasses()
                .that()
                .resideInAPackage("kaname.exchange")
                .and()
                .haveNameMatching(
                        ".*\\.(CanonicalJson|Consistency|Hash|Jws|KeyFolder|KeyRing|Keys|Ledger"
                            + "|LedgerEntry|LedgerExport|PublicKeys|Receipt|ReceiptFile|Receipts|Seal"
                            + "|Signed|Signer|Verification|VerifyFile|VerifyingKey)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPRING_AND_SQL)
                .check(HOUSE);
    }

    @Test
    void theTreeAndEvidencePacksVerifyWithoutSpringOrSql() {
        noClasses()
                .that()
                .haveNameMatching(
                        "kaname\\.exchange\\.proof\\.(MerkleTree|Branch|Frontier|InclusionProof"
                                + "|ConsistencyProof|TreeHead|LedgerWalk)(\\$.*)?")
                .or()
                .haveNameMatching(
                        "kaname\\.exchange\\.evidence\\.(EvidencePack|Manifest|PackLedger|StoredZip"
                                + "|VerifyPack|Damaged)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPRING_AND_SQL)
                .check(HOUSE);
    }

    @Test
    void deidentificationIsPure() {
        noClasses()
                .that()
                .haveNameMatching(
                        "kaname\\.nearmiss\\.(redaction\\.(?!package-info).*|Account|Gate|Passed"
                                + "|ReleasePlan|Ticket|WallKey|Marked)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPRING_AND_SQL)
                .check(HOUSE);
    }

    @Test
    void cascadesAreWorkedOutWithoutSpringOrSql() {
        noClasses()
                .that()
                .haveNameMatching(
                        "kaname\\.dependency\\.(cascade|inoperability|kernel|model)\\.(?!package-info).*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPRING_AND_SQL)
                .check(HOUSE);
    }

    @Test
    void whatMayHaveOneCauseIsFoundPurely() {
        noClasses()
                .that()
                .haveNameMatching(
                        "kaname\\.situation\\.cause\\.(Correlate|CommonCause|Mark|Phenomenon"
                                + "|ReadPhenomenon|Upstream|NamesOfOthers)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPRING_AND_SQL)
                .check(HOUSE);
    }

    @Test
    void theBoardIsDrawnPurelyAndForecastsAreSetAgainstWhatHappenedPurely() {
        noClasses()
                .that()
                .haveNameMatching(
                        "kaname\\.situation\\.(DrawSituation|Situation|When|Stages"
                                + "|next\\.(Foresee|Foreseen|FallsNext|Ahead)"
                                + "|calibration\\.Calibration)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPRING_AND_SQL)
                .check(HOUSE);
    }

    @Test
    void projectionAndOutboxArePure() {
        noClasses()
                .that()
                .haveNameMatching("kaname\\.filing\\.(Projection|Outbox)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPRING_AND_SQL)
                .check(HOUSE);
    }

    @Test
    void lowerFloorsDoNotKnowUpperOnes() {
        noClasses()
                .that()
                .resideInAnyPackage("kaname.catalogue..", "kaname.registry..", "kaname.exchange..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kaname.incident..", "kaname.duty..", "kaname.filing..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage("kaname.incident..", "kaname.duty..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kaname.filing..")
                .check(HOUSE);
    }

    @Test
    void onlyCommandsWithoutAServerAreReachedFromTheFrontDoor() {
        classes()
                .that()
                .resideInAPackage("kaname.cli..")
                .should()
                .onlyBeAccessed()
                .byAnyPackage("kaname", "kaname.cli..")
                .check(HOUSE);
    }
}
